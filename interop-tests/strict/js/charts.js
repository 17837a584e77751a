// JavaScript that the strict application carries.

export const settings = { theme: 'light' };

export class Chart {
  constructor(data) {
    this.data = data;
  }

  redraw() {}
}
