import type { Note } from "./breaks.ts";

/** Said where reach was asked of attributes at submission. */
export const reachNote: Note = {
  mandatory: false,
  labels: {
    NL: "Het bereik is niet beschikbaar: het register van vandaag kent alleen de huidige kenmerken van ondernemingen. Vraag `classification: {attributes: CURRENT}`.",
    FR: "La portée n’est pas disponible: le registre d’aujourd’hui ne connaît que les caractéristiques actuelles des entreprises. Demandez `classification: {attributes: CURRENT}`.",
    DE: "Die Reichweite ist nicht verfügbar: das heutige Register kennt nur die heutigen Merkmale der Unternehmen. Fragen Sie `classification: {attributes: CURRENT}`.",
    EN: "Reach is not available: the register of today only knows the present attributes of companies. Ask `classification: {attributes: CURRENT}`.",
  },
};
