// Loads the application, gives it a module, and calls it at every change of the name.
import init, { interop } from "./pkg/hello.js";

await init();
const rust = interop();

rust.registerModule("clock", {
  timeOfDay() {
    const hour = new Date().getHours();
    return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  },
});

const name = document.querySelector("input");
const greet = () => {
  document.querySelector("output").textContent = rust.invokeMethod("hello", "greet", name.value);
};
name.addEventListener("input", greet);
greet();
