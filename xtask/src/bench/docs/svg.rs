//! A picture in SVG, written piece by piece; its colours follow the reader's choice of light or dark.

use std::fmt::Write as _;

pub(super) struct Picture {
    width: f64,
    height: f64,
    body: String,
}

/// Classes of text and of lines are styled here.
const STYLE: &str = "text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#24292f}\
    .title{font-size:15px;font-weight:600}.id{font-family:ui-monospace,Menlo,Consolas,monospace}\
    .faint{fill:#6e7781;font-size:11px}.met{fill:#1a7f37;font-weight:600}.missed{fill:#cf222e;font-weight:600}\
    .page{fill:#fff}.band{fill:#f6f8fa}.grid{stroke:#d8dee4}\
    .c0{stroke:#0969da;fill:#0969da}.c1{stroke:#bc4c00;fill:#bc4c00}.c2{stroke:#8250df;fill:#8250df}\
    .peer{stroke:#8c959f;fill:#8c959f}.budget{stroke:#24292f}.join{stroke:#afb8c1;stroke-width:2}\
    .curve{fill:none;stroke-width:2}.dashed{stroke-dasharray:5 4}\
    @media (prefers-color-scheme:dark){text{fill:#e6edf3}.faint{fill:#9198a1}.met{fill:#3fb950}.missed{fill:#ff7b72}\
    .page{fill:#0d1117}.band{fill:#161b22}.grid{stroke:#30363d}\
    .c0{stroke:#58a6ff;fill:#58a6ff}.c1{stroke:#f0883e;fill:#f0883e}.c2{stroke:#bc8cff;fill:#bc8cff}\
    .peer{stroke:#7d8590;fill:#7d8590}.budget{stroke:#e6edf3}.join{stroke:#484f58}.curve{fill:none}}";

impl Picture {
    pub(super) fn new(width: f64, height: f64, title: &str) -> Self {
        let mut picture = Self {
            width,
            height,
            body: format!("<title>{}</title>\n", escaped(title)),
        };
        picture.rectangle("page", [0.0, 0.0, width, height]);
        picture
    }

    /// `anchor` is `start`, `middle` or `end`.
    pub(super) fn text(&mut self, class: &str, [x, y]: [f64; 2], anchor: &str, text: &str) {
        let _ = writeln!(
            self.body,
            r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{}</text>"#,
            escaped(text)
        );
    }

    pub(super) fn rectangle(&mut self, class: &str, [x, y, width, height]: [f64; 4]) {
        let _ = writeln!(
            self.body,
            r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}"/>"#
        );
    }

    pub(super) fn line(&mut self, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
        let _ = writeln!(
            self.body,
            r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#
        );
    }

    pub(super) fn dot(&mut self, class: &str, [x, y]: [f64; 2]) {
        let _ = writeln!(
            self.body,
            r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="4.5"/>"#
        );
    }

    pub(super) fn curve(&mut self, class: &str, points: &[[f64; 2]]) {
        let points: Vec<String> = points
            .iter()
            .map(|[x, y]| format!("{x:.1},{y:.1}"))
            .collect();
        let _ = writeln!(
            self.body,
            r#"<polyline class="{class} curve" points="{}"/>"#,
            points.join(" ")
        );
    }

    pub(super) fn finish(self) -> String {
        let Self {
            width,
            height,
            body,
        } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
             <style>{STYLE}</style>\n{body}</svg>\n"
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A power of ten, in the unit that makes it short: 1, 10 or 100 of it.
pub(super) fn tick(value: f64, units: [&str; 3]) -> String {
    let (value, unit) = match value {
        value if value >= 1e6 => (value / 1e6, units[2]),
        value if value >= 1e3 => (value / 1e3, units[1]),
        value => (value, units[0]),
    };
    format!("{value} {unit}")
}

pub(super) const TIME: [&str; 3] = ["ns", "µs", "ms"];
pub(super) const BYTES: [&str; 3] = ["B", "kB", "MB"];

/// A range of figures on a length, by their logarithms.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) start: f64,
    pub(super) length: f64,
}

impl Axis {
    pub(super) fn at(self, value: f64) -> f64 {
        let part = (value.max(self.from) / self.from).ln() / (self.to / self.from).ln();
        self.start + part.min(1.0) * self.length
    }

    /// The powers of ten in it.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        let powers = |value: f64| value.log10().round();
        let (first, last) = (powers(self.from), powers(self.to));
        std::iter::successors(Some(first), |power| Some(power + 1.0))
            .take_while(move |power| *power <= last)
            .map(|power| 10f64.powf(power))
    }

    /// From the power of ten below the least to the one above the greatest.
    pub(super) fn over(values: impl Iterator<Item = f64>, start: f64, length: f64) -> Self {
        let (least, most) = values
            .filter(|value| *value > 0.0)
            .fold((f64::INFINITY, 1.0), |(least, most): (f64, f64), value| {
                (least.min(value), most.max(value))
            });
        let from = 10f64.powf(least.min(most).log10().floor());
        let to = 10f64.powf(most.log10().ceil()).max(from * 10.0);
        Self {
            from,
            to,
            start,
            length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_short() {
        assert_eq!(
            [1.0, 1e4, 1e6].map(|value| tick(value, TIME)),
            ["1 ns", "10 µs", "1 ms"]
        );
    }

    #[test]
    fn an_axis_holds_its_values() {
        let axis = Axis::over([3.0, 2_000.0].into_iter(), 100.0, 400.0);
        assert_eq!(
            axis.ticks().collect::<Vec<_>>(),
            [1.0, 10.0, 100.0, 1_000.0, 10_000.0]
        );
        assert!((axis.at(100.0) - 300.0).abs() < 1e-9 && (axis.at(1.0) - 100.0).abs() < 1e-9);
        assert!(axis.at(1e9) <= 500.0);
    }
}
