/** What coordinators and operators have: a chunk that nobody else fetches. */

export { Import, Programme, Programmes, Run, Runs } from "./programmes.tsx";
export { DeadLetters, Work } from "./work.tsx";
