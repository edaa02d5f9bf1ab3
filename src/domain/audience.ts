/** Groups of users from the one with the least rights to the one with the most. */
export const audiences = ["PUBLIC", "INTERNAL", "HANDLER", "ADMIN"] as const;

/** A group of users. */
export type Audience = (typeof audiences)[number];

/** Whether an audience has the rights of another one: it is that one, or above it. */
export function hasRightsOf(audience: Audience, other: Audience): boolean {
  return audiences.indexOf(audience) >= audiences.indexOf(other);
}

/** Whether a text names an audience. */
export function isAudience(text: string): text is Audience {
  return (audiences as readonly string[]).includes(text);
}
