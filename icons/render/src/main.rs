//! Renders every size of the icon from its one source, `icons/callpad.svg`, into the folder beside it.
//!
//! Run by `cargo xtask icons`. The results are kept in the repository, because builds need them before any of our
//! code has been compiled; a check compares the source with the fingerprint of the one they were made from.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Name and width in pixels of each picture: the names that Tauri's bundler knows, and the sizes of a Linux icon theme.
const PICTURES: [(&str, u32); 10] = [
    ("16x16.png", 16),
    ("24x24.png", 24),
    ("32x32.png", 32),
    ("48x48.png", 48),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("256x256.png", 256),
    ("512x512.png", 512),
    ("icon.png", 512),
];

/// The tray's icons, told apart by their shapes.
const TRAY: [&str; 4] = ["empty", "waiting", "serving", "lost"];

/// Widths within the Windows icon.
const WINDOWS: [u32; 6] = [16, 24, 32, 48, 64, 256];

/// Widths within the macOS icon.
const MACOS: [u32; 6] = [16, 32, 128, 256, 512, 1024];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: callpad-icons FOLDER (where callpad.svg lies)")?;
    let folder = Path::new(&folder);
    let source = Tree::from_data(&fs::read(folder.join("callpad.svg"))?, &Options::default())?;
    for (name, width) in PICTURES {
        fs::write(folder.join(name), render(&source, width)?.encode_png()?)?;
    }
    for name in TRAY {
        let svg = fs::read(folder.join("tray").join(format!("{name}.svg")))?;
        let source = Tree::from_data(&svg, &Options::default())?;
        fs::write(folder.join("tray").join(format!("{name}.png")), render(&source, 32)?.encode_png()?)?;
    }
    write_windows(&source, &folder.join("icon.ico"))?;
    write_macos(&source, &folder.join("icon.icns"))
}

/// The source as a square of `width` pixels.
fn render(source: &Tree, width: u32) -> Result<Pixmap, Box<dyn Error>> {
    let mut picture = Pixmap::new(width, width).ok_or("a picture of no size")?;
    let size = source.size();
    #[expect(clippy::cast_precision_loss, reason = "widths are at most 1024")]
    let scale = Transform::from_scale(width as f32 / size.width(), width as f32 / size.height());
    resvg::render(source, scale, &mut picture.as_mut());
    Ok(picture)
}

/// Red, green, blue and alpha, byte by byte, not premultiplied.
fn bytes(picture: &Pixmap) -> Vec<u8> {
    picture
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|colour| [colour.red(), colour.green(), colour.blue(), colour.alpha()])
        .collect()
}

fn write_windows(source: &Tree, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut icon = ico::IconDir::new(ico::ResourceType::Icon);
    for width in WINDOWS {
        let image = ico::IconImage::from_rgba_data(width, width, bytes(&render(source, width)?));
        icon.add_entry(ico::IconDirEntry::encode(&image)?);
    }
    let mut file = BufWriter::new(fs::File::create(path)?);
    icon.write(&mut file)?;
    Ok(file.flush()?)
}

fn write_macos(source: &Tree, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut icon = icns::IconFamily::new();
    for width in MACOS {
        let data = bytes(&render(source, width)?);
        icon.add_icon(&icns::Image::from_data(icns::PixelFormat::RGBA, width, width, data)?)?;
    }
    let mut file = BufWriter::new(fs::File::create(path)?);
    icon.write(&mut file)?;
    Ok(file.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Tree {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="4" fill="#ff8000" fill-opacity="0.5"/></svg>"##;
        Tree::from_str(svg, &Options::default()).unwrap()
    }

    #[test]
    fn pixels_are_scaled_and_not_premultiplied() {
        let picture = render(&source(), 16).unwrap();
        assert_eq!((picture.width(), picture.height()), (16, 16));
        let bytes = bytes(&picture);
        assert_eq!(bytes.len(), 16 * 16 * 4);
        let (left, right) = (&bytes[..4], &bytes[15 * 4..16 * 4]);
        assert_eq!((left[0], left[3]), (255, 128));
        assert_eq!(right, [0, 0, 0, 0]);
    }

    #[test]
    fn every_width_of_the_system_icons_is_one_that_the_system_knows() {
        let folder = std::env::temp_dir().join(format!("callpad-icons-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        write_windows(&source(), &folder.join("icon.ico")).unwrap();
        write_macos(&source(), &folder.join("icon.icns")).unwrap();
        let windows = ico::IconDir::read(fs::File::open(folder.join("icon.ico")).unwrap()).unwrap();
        let widths: Vec<_> = windows.entries().iter().map(ico::IconDirEntry::width).collect();
        assert_eq!(widths, WINDOWS);
        let macos = icns::IconFamily::read(fs::File::open(folder.join("icon.icns")).unwrap()).unwrap();
        assert_eq!(macos.available_icons().len(), MACOS.len());
        fs::remove_dir_all(&folder).unwrap();
    }
}
