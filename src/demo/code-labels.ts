/** A code of code.csv with its labels; German only where the register has it. */
export type CodeLabels = { readonly code: string; readonly NL: string; readonly FR: string; readonly DE?: string };

/** The short categories of code.csv in the words of the register; labels of 012 are not verified. Source: KBO Open Data cookbook R018. */
export const shortCategories: Readonly<Record<string, readonly CodeLabels[]>> = {
  ActivityGroup: [
    { code: "001", NL: "BTW-activiteiten", FR: "Activités TVA" },
    { code: "002", NL: "EDRL-activiteiten", FR: "Activités EDRL" },
    { code: "003", NL: "Activiteiten", FR: "Activités" },
    { code: "004", NL: "Activiteiten federaal openbaar ambt", FR: "Activités de la fonction publique fédérale" },
    { code: "005", NL: "RSZPPO-activiteiten", FR: "Activités ONSSAPL" },
    { code: "006", NL: "RSZ-activiteiten", FR: "Activités ONSS" },
    { code: "007", NL: "Activiteiten van het gesubsidieerd onderwijs", FR: "Activités de l'enseignement subventionné" },
  ],
  Category: [
    { code: "1", NL: "Natuurlijk persoon", FR: "Personne physique" },
    { code: "2", NL: "Rechtspersoon", FR: "Personne morale" },
  ],
  Classification: [
    { code: "ANCI", NL: "Hulpactiviteit", FR: "Activité auxiliaire" },
    { code: "MAIN", NL: "Hoofdactiviteit", FR: "Activité principale" },
    { code: "SECO", NL: "Nevenactiviteit", FR: "Activité secondaire" },
  ],
  ContactType: [
    { code: "EMAIL", NL: "E-mailadres", FR: "Adresse e-mail" },
    { code: "TEL", NL: "Telefoonnummer", FR: "Numéro de téléphone" },
    { code: "WEB", NL: "Webadres", FR: "Adresse web" },
  ],
  EntityContact: [
    { code: "BRA", NL: "Bijkantoor", FR: "Succursale" },
    { code: "ENT", NL: "Onderneming", FR: "Entreprise" },
    { code: "EST", NL: "Vestigingseenheid", FR: "Unité d'établissement" },
  ],
  JuridicalSituation: [
    { code: "000", NL: "Normale toestand", FR: "Situation normale", DE: "gewöhnlicher Zustand" },
    { code: "001", NL: "Juridische oprichting", FR: "Création juridique", DE: "juristische Gründung" },
    { code: "002", NL: "Verlenging", FR: "Prorogation", DE: "Verlängerung" },
    { code: "012", NL: "Vervroegde ontbinding - vereffening", FR: "Dissolution anticipée - liquidation", DE: "vorzeitige Auflösung - Liquidation" },
  ],
  Language: [
    { code: "0", NL: "Onbekend", FR: "inconnu" },
    { code: "1", NL: "Frans", FR: "français" },
    { code: "2", NL: "Nederlands", FR: "néerlandais" },
    { code: "3", NL: "Duits", FR: "allemand" },
    { code: "4", NL: "Engels", FR: "anglais" },
  ],
  Status: [{ code: "AC", NL: "Actief", FR: "Actif" }],
  TypeOfAddress: [
    { code: "ABBR", NL: "Bijkantoor", FR: "Succursale" },
    { code: "BAET", NL: "Vestigingseenheid", FR: "Unité d'établissement" },
    { code: "OBAD", NL: "Oudste actieve vestigingseenheid", FR: "Unité d'établissement active la plus ancienne" },
    { code: "REGO", NL: "Zetel", FR: "Siège" },
  ],
  TypeOfDenomination: [
    { code: "001", NL: "Naam", FR: "Dénomination" },
    { code: "002", NL: "Afkorting", FR: "Abréviation" },
    { code: "003", NL: "Commerciële naam", FR: "Dénomination commerciale" },
    { code: "004", NL: "Naam van het bijkantoor", FR: "Dénomination de la succursale" },
  ],
  TypeOfEnterprise: [
    { code: "0", NL: "Onbekend", FR: "Inconnu" },
    { code: "1", NL: "Natuurlijk persoon", FR: "Personne physique" },
    { code: "2", NL: "Rechtspersoon", FR: "Personne morale" },
  ],
};

/** Labels of the codes of 2003 that occur, in our own words; the project holds no list of that version. */
export const nace2003Labels: readonly CodeLabels[] = [
  { code: "15812", NL: "Ambachtelijke bakkerijen", FR: "Boulangeries artisanales" },
  { code: "22220", NL: "Overige drukkerijen", FR: "Autres imprimeries" },
  { code: "28110", NL: "Metalen constructiewerken", FR: "Constructions métalliques" },
  { code: "28520", NL: "Algemene metaalbewerking", FR: "Mécanique générale" },
  { code: "41000", NL: "Winning, zuivering en distributie van water", FR: "Captage, épuration et distribution d'eau" },
  { code: "45211", NL: "Bouw van individuele huizen", FR: "Construction de maisons individuelles" },
  { code: "45310", NL: "Elektrische installatie", FR: "Travaux d'installation électrique" },
  { code: "45331", NL: "Verwarming en klimaatregeling", FR: "Chauffage et climatisation" },
  { code: "45420", NL: "Schrijnwerk", FR: "Menuiserie" },
  { code: "45441", NL: "Schilderwerk", FR: "Peinture" },
  { code: "55301", NL: "Restaurants", FR: "Restaurants" },
  { code: "60242", NL: "Goederenvervoer over de weg", FR: "Transports routiers de marchandises" },
  { code: "67201", NL: "Verzekeringsmakelaars", FR: "Courtiers d'assurances" },
  { code: "70111", NL: "Ontwikkeling van residentiële bouwprojecten", FR: "Promotion immobilière résidentielle" },
  { code: "72220", NL: "Overige adviesbureaus voor software", FR: "Autres conseils en logiciels" },
  { code: "74124", NL: "Boekhouders en fiscalisten", FR: "Comptables et fiscalistes" },
  { code: "74142", NL: "Adviesbureaus voor bedrijfsbeheer", FR: "Conseil en gestion" },
  { code: "74201", NL: "Architecten", FR: "Architectes" },
  { code: "74401", NL: "Reclamebureaus", FR: "Agences de publicité" },
  { code: "93021", NL: "Kapsalons", FR: "Salons de coiffure" },
];
