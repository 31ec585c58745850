import { cameFrom } from "../hooks/came-from.ts";

/** The head of a page that shows one thing of a list, with the way back to the list, as it was where one came from it. */
export function Crumbs({ href, list, title }: { href: string; list: string; title: string }) {
  return (
    <div class="crumbs">
      <a
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || !cameFrom(href)) return;
          event.preventDefault();
          history.back();
        }}
      >
        {list}
      </a>{" "}
      / <h1>{title}</h1>
    </div>
  );
}
