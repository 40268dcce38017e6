//! What came out of a printer.

/// Rows of dots, as they stand on the paper. A set bit is black.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Each as wide as the paper.
    pub rows: Vec<Vec<u8>>,
}

impl Picture {
    /// Whether the dot is black.
    pub fn is_black(&self, column: usize, row: usize) -> bool {
        self.rows[row][column / 8] & (0x80 >> (column % 8)) != 0
    }

    /// How many dots are black.
    pub fn black(&self) -> u32 {
        self.rows.iter().flatten().map(|byte| byte.count_ones()).sum()
    }

    /// As a PNG, black on white, to look at or to compare with what was drawn.
    pub fn png(&self) -> Vec<u8> {
        let width = self.rows.first().map_or(1, Vec::len);
        let mut bytes = Vec::new();
        let (columns, rows) = (u32::try_from(width * 8).unwrap(), u32::try_from(self.rows.len()).unwrap());
        let mut encoder = png::Encoder::new(&mut bytes, columns, rows.max(1));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut data: Vec<u8> = self.rows.iter().flatten().map(|byte| !byte).collect();
        data.resize(width * self.rows.len().max(1), 0xff);
        encoder.write_header().unwrap().write_image_data(&data).unwrap();
        bytes
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} rows, {} black)", self.rows.len(), self.black())
    }
}
