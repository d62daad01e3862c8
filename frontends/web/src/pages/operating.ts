/** What coordinators and operators have: a chunk that nobody else fetches. */

export { AuditLog } from "./audit-log.tsx";
export { Funnel } from "./funnel.tsx";
export { Outcomes, Release } from "./outcomes.tsx";
export { ProgrammeForm } from "./programme-form.tsx";
export { Import } from "./programme-import.tsx";
export { Pairs } from "./programme-pairs.tsx";
export { Applicants, ProgrammePeople, ProgrammePerson } from "./programme-people.tsx";
export { ProgrammeRules } from "./programme-rules.tsx";
export { ProgrammeStages } from "./programme-stages.tsx";
export { ProgrammeSteps } from "./programme-steps.tsx";
export { Terms } from "./programme-terms.tsx";
export { Programme, Programmes } from "./programmes.tsx";
export { Reports } from "./reports.tsx";
export { Run, Runs } from "./runs.tsx";
export { Surveys } from "./surveys.tsx";
export { DeadLetters, Work } from "./work.tsx";
