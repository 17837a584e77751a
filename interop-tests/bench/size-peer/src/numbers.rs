//! Functions of two numbers, for what one more of them costs.

use wasm_bindgen::prelude::*;

/// Functions that a compiler cannot make one of.
macro_rules! functions {
    ($($name:ident $offset:literal)+) => { $(
        #[wasm_bindgen]
        pub fn $name(a: f64, b: f64) -> f64 {
            a * b + $offset
        }
    )+ };
}

functions!(n00 0.0);

#[cfg(any(feature = "numbers-11", feature = "numbers-101"))]
functions! {
    n01 1.0 n02 2.0 n03 3.0 n04 4.0 n05 5.0 n06 6.0 n07 7.0 n08 8.0 n09 9.0 n10 10.0
}

#[cfg(feature = "numbers-101")]
functions! {
    n11 11.0 n12 12.0 n13 13.0 n14 14.0 n15 15.0 n16 16.0 n17 17.0 n18 18.0 n19 19.0 n20 20.0
    n21 21.0 n22 22.0 n23 23.0 n24 24.0 n25 25.0 n26 26.0 n27 27.0 n28 28.0 n29 29.0 n30 30.0
    n31 31.0 n32 32.0 n33 33.0 n34 34.0 n35 35.0 n36 36.0 n37 37.0 n38 38.0 n39 39.0 n40 40.0
    n41 41.0 n42 42.0 n43 43.0 n44 44.0 n45 45.0 n46 46.0 n47 47.0 n48 48.0 n49 49.0 n50 50.0
    n51 51.0 n52 52.0 n53 53.0 n54 54.0 n55 55.0 n56 56.0 n57 57.0 n58 58.0 n59 59.0 n60 60.0
    n61 61.0 n62 62.0 n63 63.0 n64 64.0 n65 65.0 n66 66.0 n67 67.0 n68 68.0 n69 69.0 n70 70.0
    n71 71.0 n72 72.0 n73 73.0 n74 74.0 n75 75.0 n76 76.0 n77 77.0 n78 78.0 n79 79.0 n80 80.0
    n81 81.0 n82 82.0 n83 83.0 n84 84.0 n85 85.0 n86 86.0 n87 87.0 n88 88.0 n89 89.0 n90 90.0
    n91 91.0 n92 92.0 n93 93.0 n94 94.0 n95 95.0 n96 96.0 n97 97.0 n98 98.0 n99 99.0 n100 100.0
}
