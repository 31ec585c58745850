import { render } from "preact";
import { App } from "./app.tsx";
import { WholeGuard } from "./pages/page-guard.tsx";
import { StrayFaults } from "./pages/stray-faults.tsx";

const root = document.getElementById("app");
if (root !== null) {
  render(
    <>
      <StrayFaults />
      <WholeGuard>
        <App />
      </WholeGuard>
    </>,
    root,
  );
}
