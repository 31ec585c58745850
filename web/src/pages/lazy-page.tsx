import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Loading } from "../ui/loading.tsx";
import { Notice } from "../ui/notice.tsx";

/** A page whose code is fetched when it is first shown, or before it by `preload`. */
type LazyPage<Props> = ((props: Props) => preact.JSX.Element) & { preload: () => Promise<void> };

/** Makes a page whose code `load` fetches; a fetch that fails can be repeated. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPage<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const preload = () => {
    loading ??= load().then(
      (component) => {
        Loaded = component;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  function Lazy(props: Props) {
    const [, setThere] = useState(Loaded !== undefined);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      preload().then(
        () => setThere(true),
        () => setFailed(true),
      );
    }, []);
    if (Loaded !== undefined) return <Loaded {...props} />;
    return failed ? <NotFetched /> : <Loading />;
  }
  return Object.assign(Lazy, { preload });
}

/** A new version may have other file names, so the whole page is loaded again. */
function NotFetched() {
  return (
    <Notice tone="error" title="页面没有加载完整。">
      <p>可能是网络中断，或系统刚刚更新过。重新加载后会回到这里。</p>
      <Button onClick={() => location.reload()}>重新加载</Button>
    </Notice>
  );
}
