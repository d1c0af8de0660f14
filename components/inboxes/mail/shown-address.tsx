import { CopyButton } from "@/components/ui/copy-button";

type Props = { label: string; address: string; hint?: string };

/** An address to copy. */
export function ShownAddress({ label, address, hint }: Props) {
  return (
    <div>
      <p className="mb-1.5 font-medium text-[13px]">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all rounded-control bg-sunken px-2.5 py-1.5 text-[13px]">
          {address}
        </code>
        <CopyButton text={address} />
      </div>
      {hint && <p className="mt-1.5 text-[13px] text-muted">{hint}</p>}
    </div>
  );
}
