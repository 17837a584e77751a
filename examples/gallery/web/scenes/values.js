// Values arrive as what they are, in both directions, or the call says why not.

export const title = "Every value";
export const sentence =
  "A value arrives as what it is, or the call says where and why it cannot.";
export const mayFail = true;

export const actions = [
  {
    label: "A bigint",
    run: (rust) => rust.invokeMethod("gallery", "next_id", 2n ** 60n),
  },
  {
    label: "A Date",
    run: (rust) => rust.invokeMethod("gallery", "tomorrow", new Date(0)),
  },
  {
    label: "A typed array",
    run: (rust) =>
      rust.invokeMethod("gallery", "louder", new Float32Array([0.5, -1])),
  },
  {
    label: "A Map",
    run: (rust) => rust.invokeMethod("gallery", "by_length", ["one", "three"]),
  },
  {
    // Rust calls it font_size.
    label: "A misspelt field",
    run: (rust) => rust.invokeMethod("gallery", "apply", { fontSize: 12 }),
  },
  {
    // An emoji cut in two.
    label: "Half a character",
    run: (rust) => rust.invokeMethod("gallery", "count_characters", "🦀"[0]),
  },
  {
    label: "A circle",
    run: (rust) => {
      const settings = { font_size: 12 };
      settings.itself = settings;
      return rust.invokeMethod("gallery", "apply", settings);
    },
  },
];
