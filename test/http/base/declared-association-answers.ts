import type { RouteId } from "#shared/contract/routes.ts";
import { everyone, nobody, ofTheAssociation, type Row, supervisors } from "./answers.ts";

/** What is declared of associations and members. */
export const associationAnswers = {
  "list-members": [
    {
      path: "/api/associations/ASSOCIATION/members",
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "read-member-coverage": [{ path: "/api/member-coverage", answers: everyone(200) }],
  "find-members": [
    {
      path: "/api/associations/ASSOCIATION/members/find",
      body: { search: "王小明" },
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "list-member-versions": [
    {
      path: `/api/associations/ASSOCIATION/member-versions?identityHash=${"0".repeat(64)}`,
      answers: { ...nobody, ...supervisors(404), association: 404, otherAssociation: 404 },
    },
  ],
  "change-membership": [
    {
      path: "/api/associations/ASSOCIATION/memberships",
      body: { identityHash: "0".repeat(64), step: "end" },
      answers: { ...nobody, ...supervisors(404), association: 404, otherAssociation: 404 },
    },
  ],
  "change-member": [
    {
      path: "/api/associations/ASSOCIATION/members",
      body: { name: "王小明", identityNo: "11010519491231002X", kind: "member" },
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "change-association": [
    {
      path: "/api/associations/ASSOCIATION",
      body: { step: "confirm" },
      answers: { ...nobody, ...supervisors(200, 404) },
    },
  ],
  "confirm-associations": [
    {
      path: "/api/registers/associations/confirm",
      body: { associationIds: ["ASSOCIATION"] },
      answers: { ...nobody, ...supervisors(200, 404) },
    },
    {
      path: "/api/registers/associations/confirm",
      body: { associationIds: ["nothing"] },
      answers: { ...nobody, ...supervisors(404) },
    },
  ],
  "list-association-versions": [
    {
      path: "/api/associations/ASSOCIATION/versions",
      answers: { ...nobody, ...supervisors(200, 404), auditor: 200 },
    },
  ],
  "read-associations-book": [
    { path: "/api/registers/associations.xlsx", answers: { ...nobody, ...supervisors(200) } },
  ],
  "read-members-book": [
    {
      path: "/api/associations/ASSOCIATION/members.xlsx",
      answers: { ...nobody, ...supervisors(200, 404), association: 200, otherAssociation: 404 },
    },
  ],
  "merge-association": [
    {
      path: "/api/associations/ASSOCIATION/merge",
      body: { into: "nothing" },
      answers: { ...nobody, ...supervisors(404, 404) },
    },
  ],
  "separate-association": [
    {
      path: "/api/associations/ASSOCIATION/separate",
      body: {},
      answers: { ...nobody, ...supervisors(409, 404) },
    },
  ],
  "list-associations": [{ path: "/api/associations", answers: everyone(200) }],
  "read-association": [
    { path: "/api/associations/ASSOCIATION", answers: ofTheAssociation },
    { path: "/api/associations/nothing", answers: everyone(404) },
  ],
  "list-readings": [
    {
      path: "/api/associations/ASSOCIATION/readings",
      answers: { ...ofTheAssociation, liaison: 403, otherBank: 403 },
    },
    {
      path: "/api/associations/nothing/readings",
      answers: { ...everyone(404), liaison: 403, otherBank: 403 },
    },
  ],
} satisfies Partial<Record<RouteId, Row[]>>;
