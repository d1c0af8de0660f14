"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "./page-frame.tsx";

type Props = {
  title: string;
  lead: ReactNode;
  /** Whether the member may see the list and add to it. */
  mayManage: boolean;
  /** What everybody else reads. */
  adminsOnly: string;
  /** The words of the button that opens the dialog. */
  newLabel: string;
  list: (onCreate: () => void) => ReactNode;
  dialog: (state: { open: boolean; onClose: () => void }) => ReactNode;
};

/** A page with a list that some members manage, and the dialog that adds to it. */
export function ManagedListPage(props: Props) {
  const [isCreating, setCreating] = useState(false);
  const create = () => setCreating(true);
  return (
    <PageFrame
      title={props.title}
      lead={props.lead}
      action={
        props.mayManage && (
          <Button variant="primary" onClick={create}>
            <Plus aria-hidden="true" className="size-4" />
            {props.newLabel}
          </Button>
        )
      }
    >
      {props.mayManage ? props.list(create) : <Notice>{props.adminsOnly}</Notice>}
      {props.dialog({ open: isCreating, onClose: () => setCreating(false) })}
    </PageFrame>
  );
}
