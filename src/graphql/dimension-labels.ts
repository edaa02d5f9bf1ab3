import type { Labels } from "../domain/labels.ts";
import type { DossierDimension, Measure } from "./types.generated.ts";

/** Names of the dimensions. */
export const dimensionLabels: Readonly<Record<DossierDimension, Labels>> = {
  PILLAR: { NL: "Pijler", FR: "Pilier", DE: "Säule", EN: "Pillar" },
  THEME: { NL: "Thema", FR: "Thème", DE: "Thema", EN: "Theme" },
  TOPIC: { NL: "Onderwerp", FR: "Sujet", DE: "Gegenstand", EN: "Topic" },
  COMPANY_SIZE: { NL: "Ondernemingsgrootte", FR: "Taille de l’entreprise", DE: "Unternehmensgröße", EN: "Company size" },
  EMPLOYMENT_CLASS: { NL: "Personeelsklasse (RSZ)", FR: "Classe de personnel (ONSS)", DE: "Personalklasse (LSS)", EN: "Workforce class (NSSO)" },
  LEGAL_TYPE: { NL: "Natuurlijk persoon of rechtspersoon", FR: "Personne physique ou morale", DE: "Natürliche oder juristische Person", EN: "Natural or legal person" },
  LEGAL_FORM: { NL: "Rechtsvorm", FR: "Forme juridique", DE: "Rechtsform", EN: "Legal form" },
  NACE_SECTION: { NL: "NACE-sectie", FR: "Section NACE", DE: "NACE-Abschnitt", EN: "NACE section" },
  NACE_DIVISION: { NL: "NACE-afdeling", FR: "Division NACE", DE: "NACE-Abteilung", EN: "NACE division" },
  NACE_GROUP: { NL: "NACE-groep", FR: "Groupe NACE", DE: "NACE-Gruppe", EN: "NACE group" },
  NACE_CLASS: { NL: "NACE-klasse", FR: "Classe NACE", DE: "NACE-Klasse", EN: "NACE class" },
  NACE_SUBCLASS: { NL: "NACE-subklasse", FR: "Sous-classe NACE", DE: "NACE-Unterklasse", EN: "NACE subclass" },
  REGION: { NL: "Gewest", FR: "Région", DE: "Region", EN: "Region" },
  PROVINCE: { NL: "Provincie", FR: "Province", DE: "Provinz", EN: "Province" },
  ARRONDISSEMENT: { NL: "Arrondissement", FR: "Arrondissement", DE: "Bezirk", EN: "Arrondissement" },
  MUNICIPALITY: { NL: "Gemeente", FR: "Commune", DE: "Gemeinde", EN: "Municipality" },
  ESTABLISHMENTS_CLASS: { NL: "Aantal vestigingen", FR: "Nombre d’établissements", DE: "Anzahl der Niederlassungen", EN: "Number of establishments" },
  COMPANY_AGE_CLASS: { NL: "Ouderdom van de onderneming", FR: "Ancienneté de l’entreprise", DE: "Bestehensdauer des Unternehmens", EN: "Years since start of the company" },
  REGIME: { NL: "Regeling", FR: "Régime", DE: "Regelung", EN: "Regime" },
  STATUS: { NL: "Status", FR: "Statut", DE: "Stand", EN: "Status" },
  SERVICE_PROVIDER: { NL: "Dienstverlener", FR: "Prestataire de services", DE: "Dienstleister", EN: "Service provider" },
  YEAR: { NL: "Jaar", FR: "Année", DE: "Jahr", EN: "Year" },
  QUARTER: { NL: "Kwartaal", FR: "Trimestre", DE: "Quartal", EN: "Quarter" },
  MONTH: { NL: "Maand", FR: "Mois", DE: "Monat", EN: "Month" },
};

/** Names of the measures. */
export const measureLabels: Readonly<Record<Measure, Labels>> = {
  DOSSIERS: { NL: "Dossiers", FR: "Dossiers", DE: "Akten", EN: "Dossiers" },
  COMPANIES: { NL: "Ondernemingen", FR: "Entreprises", DE: "Unternehmen", EN: "Companies" },
  ESTABLISHMENTS: { NL: "Vestigingen", FR: "Établissements", DE: "Niederlassungen", EN: "Establishments" },
  SUBSIDY: { NL: "Steun", FR: "Aide", DE: "Förderung", EN: "Subsidy" },
  ELIGIBLE_COST: { NL: "Aanvaarde kosten", FR: "Coûts admissibles", DE: "Förderfähige Kosten", EN: "Eligible cost" },
  AVERAGE_SUBSIDY: { NL: "Gemiddelde steun", FR: "Aide moyenne", DE: "Durchschnittliche Förderung", EN: "Average subsidy" },
  MEDIAN_SUBSIDY: { NL: "Mediane steun", FR: "Aide médiane", DE: "Median der Förderung", EN: "Median subsidy" },
  PAID_AMOUNT: { NL: "Uitbetaald bedrag", FR: "Montant payé", DE: "Ausgezahlter Betrag", EN: "Paid amount" },
  RECOVERED_AMOUNT: { NL: "Teruggevorderd bedrag", FR: "Montant récupéré", DE: "Zurückgeforderter Betrag", EN: "Recovered amount" },
  REACH: { NL: "Bereik", FR: "Portée", DE: "Reichweite", EN: "Reach" },
};
