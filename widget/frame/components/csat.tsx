import { useId, useState } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import type { Answering } from "./answering.ts";
import { StarIcon } from "./icons.tsx";

const SCALE = [1, 2, 3, 4, 5];

/** One to five stars, and a comment for those who have more to say. */
export function Csat({ answering }: { answering: Answering }) {
  const { words } = useEnvironment();
  const { response, isBusy, answer } = answering;
  const scope = useId();
  const [chosen, setChosen] = useState(0);
  const [comment, setComment] = useState("");
  if (response) {
    const rating = "rating" in response ? response.rating : 0;
    return (
      <div class="csat">
        <p class="stars" role="img" aria-label={words.stars(rating)}>
          {SCALE.map((value) => (
            <span key={value} data-lit={value <= rating || undefined}>
              <StarIcon />
            </span>
          ))}
        </p>
        <p class="answered">{words.thanks}</p>
      </div>
    );
  }
  return (
    <form
      class="csat"
      onSubmit={(event) => {
        event.preventDefault();
        const words = comment.trim();
        if (chosen > 0) answer({ rating: chosen, ...(words && { comment: words }) });
      }}
    >
      <fieldset class="stars">
        <legend class="sr-only">{words.rating}</legend>
        {SCALE.map((value) => (
          <label key={value} data-lit={value <= chosen || undefined}>
            <input
              type="radio"
              class="sr-only"
              name={scope}
              value={value}
              checked={value === chosen}
              aria-label={words.stars(value)}
              onChange={() => setChosen(value)}
            />
            <StarIcon />
          </label>
        ))}
      </fieldset>
      {chosen > 0 && (
        <>
          <label class="form-field textarea">
            <span>{words.comment}</span>
            <textarea
              rows={2}
              dir="auto"
              maxLength={2_000}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="primary" disabled={isBusy}>
            {words.sendRating}
          </button>
        </>
      )}
    </form>
  );
}
