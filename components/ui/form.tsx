"use client";

import {
  type ComponentProps,
  createContext,
  type FormEvent,
  type SubmitEvent,
  use,
  useState,
} from "react";
import { describeInvalid } from "@/lib/client/describe-invalid";
import type { FieldErrors } from "@/lib/client/form-errors";

const InvalidFields = createContext<FieldErrors>({});

/** What the enclosing {@link Form} found wrong with a field before it was sent. */
export function useInvalidField(name: string): string | undefined {
  return use(InvalidFields)[name];
}

/**
 * A form that says what is wrong beside each field, in our words and style, instead of the
 * browser's bubbles. `onSubmit` runs when the constraints of all fields hold; else the first field
 * that breaks one gets the focus.
 */
export function Form({
  onSubmit,
  ...rest
}: Omit<ComponentProps<"form">, "onSubmit"> & {
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
}) {
  const [invalid, setInvalid] = useState<FieldErrors>({});
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    const found = describeInvalid(event.currentTarget);
    setInvalid(Object.fromEntries(found.map(({ name, text }) => [name, text])));
    if (found.length === 0) return onSubmit(event);
    event.preventDefault();
    found[0]?.control.focus();
  };
  const clear = (event: FormEvent) => {
    const { name } = event.target as HTMLInputElement;
    if (name in invalid) {
      setInvalid(Object.fromEntries(Object.entries(invalid).filter(([other]) => other !== name)));
    }
  };
  return (
    <InvalidFields value={invalid}>
      <form {...rest} noValidate onSubmit={submit} onInput={clear} />
    </InvalidFields>
  );
}
