import { type DragEvent, useRef, useState } from "react";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Files dropped anywhere on an element; anything else that is dragged is left alone. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  /** Entering a child leaves its parent: only the last leave counts. */
  const depth = useRef(0);
  const enter = (by: 1 | -1 | 0) => {
    depth.current = by === 0 ? 0 : Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (hasFiles(event)) enter(1);
      },
      onDragLeave: (event: DragEvent) => {
        if (hasFiles(event)) enter(-1);
      },
      onDragOver: (event: DragEvent) => {
        if (hasFiles(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        enter(0);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
