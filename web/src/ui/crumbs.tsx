/** The head of a page that shows one thing of a list, with the way back to the list. */
export function Crumbs({ href, list, title }: { href: string; list: string; title: string }) {
  return (
    <div class="crumbs">
      <a href={href}>{list}</a> / <h1>{title}</h1>
    </div>
  );
}
