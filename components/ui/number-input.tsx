"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "./input.tsx";

/** A number with its unit. An empty field is NaN, so that it does not pass for zero. */
export function NumberInput({
  value,
  onChange,
  unit,
  ...rest
}: Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  value: number;
  onChange: (value: number) => void;
  unit?: string;
}) {
  const [text, setText] = useState(Number.isNaN(value) ? "" : String(value));
  const read = (typed: string) => (typed.trim() === "" ? Number.NaN : Number(typed));
  // Half-typed text such as "1." stays as it is; a value from elsewhere takes its place.
  const shown = Object.is(read(text), value) ? text : Number.isNaN(value) ? "" : String(value);
  return (
    <span className="flex items-center gap-2">
      <Input
        {...rest}
        type="number"
        inputMode="decimal"
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          onChange(read(event.target.value));
        }}
        className="!w-28"
      />
      {unit && <span className="text-muted text-sm">{unit}</span>}
    </span>
  );
}
