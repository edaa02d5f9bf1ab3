import { describe, expect, it } from "vitest";
import { codeList } from "../../../src/domain/code-lists.ts";
import { codeOfLabel, type LabelKind } from "../../../src/registry/vkbo/labels.ts";

describe("labels of VKBO", () => {
  it.each([
    ["Naamloze vennootschap", "014"],
    ["NAAMLOZE VENNOOTSCHAP", "014"],
    ["Besloten Vennootschap", "610"],
    ["Besloten vennootschap met beperkte aansprakelijkheid", "015"],
    ["Coöperatieve Vennootschap (oud statuut)", "016"],
    ["Coo\u0308peratieve vennootschap", "706"],
    ["Cooperatieve vennootschap", "706"],
    ["Vereniging van Mede-eigenaars", "070"],
    ["Vereniging van mede eigenaars", "070"],
    ["Organismen ingeschreven voorde RVP", "451"],
    ["Naamloze vennootschap met een sociaal oogmerk", "514"],
  ])("%s is the legal form %s", (label, code) => {
    expect(codeOfLabel("LEGAL_FORM", label)).toBe(code);
  });

  it.each([
    ["Normale toestand", "000"],
    ["Vervroegde ontbinding - Vereffening (vrijwillig ontbinding)", "012"],
    ["Vervroegde ontbinding - vereffening (vrijwillige ontbinding)", "012"],
    ["Vervroegde ontbinding – vereffening", "012"],
    ["Ontbinding van rechtswege door het verstrijken van de duur", "010"],
    ["Sluiting vereffening", "014"],
    ["Opening faillissement", "050"],
  ])("%s is the legal situation %s", (label, code) => {
    expect(codeOfLabel("LEGAL_SITUATION", label)).toBe(code);
  });

  it.each([
    ["1 tot 4", "1"],
    ["5 tot 9", "2"],
    ["5-9", "2"],
    ["10 tot en met 19 arbeidsplaatsen", "3"],
    ["20 TOT 49 werknemers", "4"],
    ["50 tot 99", "5"],
    ["100 tot 199", "6"],
    ["200 tot 499", "7"],
    ["500 tot 999", "8"],
    ["1000 en meer", "9"],
    ["1.000 en meer", "9"],
    ["Onbepaald", "0"],
    ["?", "0"],
    ["0", "0"],
  ])("%s is the workforce class %s", (label, code) => {
    expect(codeOfLabel("EMPLOYMENT_CLASS", label)).toBe(code);
  });

  it("are not guessed: one that only begins alike has no code", () => {
    const others: readonly (readonly [LabelKind, string])[] = [
      ["LEGAL_FORM", "Besloten vennootschap op de maan"],
      ["LEGAL_FORM", "Naamloze"],
      ["LEGAL_FORM", "-"],
      ["LEGAL_SITUATION", "Vervroegde ontbinding - vereffening (gerechtelijk)"],
      ["LEGAL_TYPE", "Persoon"],
      ["EMPLOYMENT_CLASS", "5 tot 19"],
      ["EMPLOYMENT_CLASS", "5"],
    ];
    expect(others.filter(([kind, label]) => codeOfLabel(kind, label) !== undefined)).toEqual([]);
  });

  it("of legal forms with the same label give the one still in use", () => {
    const byLabel = Map.groupBy(codeList("legal-form"), ({ labels }) => labels.NL ?? "");
    const wrong = [...byLabel].filter(([label, forms]) => {
      const inUse = forms.filter(({ validTo }) => validTo === undefined);
      return !(inUse.length > 0 ? inUse : forms).some(({ code }) => code === codeOfLabel("LEGAL_FORM", label));
    });
    expect(wrong).toEqual([]);
    expect([...byLabel.values()].filter((forms) => forms.length > 1).length).toBeGreaterThanOrEqual(3);
    expect(codeOfLabel("LEGAL_FORM", "Coöperatieve vennootschap met beperkte aansprakelijkheid met een sociaal oogmerk")).toBe("508");
  });
});
