//! The VFS between SQLite and the system's own, which does all the work.
#![allow(unsafe_code, reason = "SQLite's interface to file systems is one of C")]

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    path::{Path, PathBuf},
    ptr,
    sync::{OnceLock, atomic::Ordering},
};

use rusqlite::ffi;

use super::{Disk, DiskFault, locked};

/// A file as SQLite holds it; the system's own follows in the same piece of memory.
#[repr(C)]
struct File {
    methods: *const ffi::sqlite3_io_methods,
    /// None of a file that nobody watches.
    watched: *mut Watched,
}

struct Watched {
    path: PathBuf,
    disk: Disk,
}

/// The system's own VFS. It lives as long as the process.
struct System(*mut ffi::sqlite3_vfs);

// SAFETY: SQLite itself uses it from all threads, and nobody changes it.
unsafe impl Send for System {}
// SAFETY: as above.
unsafe impl Sync for System {}

static SYSTEM: OnceLock<System> = OnceLock::new();

/// Stands between SQLite and the file system from now on.
pub(crate) fn install() {
    SYSTEM.get_or_init(|| {
        // SAFETY: the name of the default VFS is null; SQLite gives a VFS that it never frees.
        let system = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        assert!(!system.is_null(), "SQLite has a VFS");
        // SAFETY: it points to a VFS, of which all but the place in SQLite's list may be copied.
        let mut ours = unsafe { ptr::read(system) };
        ours.zName = c"callpad-faulty-disk".as_ptr();
        ours.pNext = ptr::null_mut();
        ours.szOsFile += c_int::try_from(size_of::<File>()).expect("a file is small");
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        // SAFETY: it is leaked, so it lives as long as SQLite.
        let done = unsafe { ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1) };
        assert_eq!(done, ffi::SQLITE_OK);
        System(system)
    });
}

fn system() -> *mut ffi::sqlite3_vfs {
    SYSTEM.get().expect("it is installed").0
}

/// The system's own file.
fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite gave `szOsFile` bytes, which are ours and those of the system behind them.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// Calls a method of the system's own file.
macro_rules! pass {
    ($file:ident, $method:ident $(, $argument:expr)*) => {{
        let inner = inner($file);
        // SAFETY: the system has opened it, and its methods are those of its version, which is ours or later.
        unsafe { (*(*inner).pMethods).$method.map_or(ffi::SQLITE_ERROR, |method| method(inner $(, $argument)*)) }
    }};
}

fn watched<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a Watched> {
    // SAFETY: it was opened by `open`, and is freed by `close`, after which SQLite does not use it.
    unsafe { (*file.cast::<File>()).watched.as_ref() }
}

impl Watched {
    fn fails(&self, when: &[DiskFault]) -> Option<c_int> {
        let fault = self.disk.fault(when)?;
        Some(match fault {
            DiskFault::Full => ffi::SQLITE_FULL,
            // As the system's VFS tells EROFS.
            DiskFault::ReadOnly | DiskFault::Write => ffi::SQLITE_IOERR_WRITE,
            DiskFault::Sync => ffi::SQLITE_IOERR_FSYNC,
        })
    }
}

const WRITES: &[DiskFault] = &[DiskFault::Full, DiskFault::ReadOnly, DiskFault::Write];

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Without the methods of memory maps, which nobody asks for.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let system = system();
    // SAFETY: SQLite's own arguments, handed on.
    let done = unsafe { (*system).xOpen.expect("it opens")(system, name, inner(file), flags, out_flags) };
    // SAFETY: a name is a C string, or null of a file without one.
    let path = (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) });
    let path = path.and_then(|path| path.to_str().ok()).map(Path::new);
    let watched = path.and_then(|path| Some(Watched { path: path.to_owned(), disk: Disk::of(path)? }));
    if let Some(Watched { path, disk }) = &watched {
        locked(&disk.0.shadows).open(path);
    }
    let watched = watched.map_or(ptr::null_mut(), |watched| Box::into_raw(Box::new(watched)));
    // SQLite closes a file that has methods, also one that could not be opened.
    // SAFETY: the system's VFS has filled its part.
    let is_open = unsafe { !(*inner(file)).pMethods.is_null() };
    let methods = if is_open { &raw const METHODS } else { ptr::null() };
    let watched = if is_open { watched } else { dropped(watched) };
    // SAFETY: SQLite gave the memory for it.
    unsafe { file.cast::<File>().write(File { methods, watched }) };
    done
}

fn dropped(watched: *mut Watched) -> *mut Watched {
    if !watched.is_null() {
        // SAFETY: it comes from a box, and nobody else has it.
        drop(unsafe { Box::from_raw(watched) });
    }
    ptr::null_mut()
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_dir: c_int) -> c_int {
    let system = system();
    // SAFETY: SQLite's own arguments, handed on.
    let done = unsafe { (*system).xDelete.expect("it deletes")(system, name, sync_dir) };
    // SAFETY: a C string.
    if let Ok(path) = unsafe { CStr::from_ptr(name) }.to_str()
        && let Some(disk) = Disk::of(Path::new(path))
    {
        locked(&disk.0.shadows).delete(Path::new(path));
    }
    done
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let done = pass!(file, xClose);
    // SAFETY: SQLite gave the memory and uses the file no more.
    unsafe {
        let file = file.cast::<File>();
        (*file).watched = dropped((*file).watched);
        (*file).methods = ptr::null();
    }
    done
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, n: c_int, at: i64) -> c_int {
    let Some(watched) = watched(file) else { return pass!(file, xWrite, from, n, at) };
    if let Some(error) = watched.fails(WRITES) {
        return error;
    }
    let mut shadows = locked(&watched.disk.0.shadows);
    let done = pass!(file, xWrite, from, n, at);
    if done == ffi::SQLITE_OK {
        let (length, at) = (usize::try_from(n).unwrap_or(0), usize::try_from(at).unwrap_or(0));
        // SAFETY: SQLite says that so many bytes are to be written from there.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), length) };
        shadows.write(&watched.path, at, bytes);
    }
    done
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let Some(watched) = watched(file) else { return pass!(file, xTruncate, size) };
    if let Some(error) = watched.fails(WRITES) {
        return error;
    }
    let mut shadows = locked(&watched.disk.0.shadows);
    let done = pass!(file, xTruncate, size);
    if done == ffi::SQLITE_OK {
        shadows.truncate(&watched.path, usize::try_from(size).unwrap_or(0));
    }
    done
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let Some(watched) = watched(file) else { return pass!(file, xSync, flags) };
    watched.disk.0.syncs.fetch_add(1, Ordering::SeqCst);
    if let Some(error) = watched.fails(&[DiskFault::Sync]) {
        return error;
    }
    let mut shadows = locked(&watched.disk.0.shadows);
    let done = pass!(file, xSync, flags);
    if done == ffi::SQLITE_OK {
        shadows.sync(&watched.path);
    }
    done
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, n: c_int, at: i64) -> c_int {
    pass!(file, xRead, into, n, at)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    pass!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, is_locked: *mut c_int) -> c_int {
    pass!(file, xCheckReservedLock, is_locked)
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, what: c_int, about: *mut c_void) -> c_int {
    pass!(file, xFileControl, what, about)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    pass!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    at: *mut *mut c_void,
) -> c_int {
    pass!(file, xShmMap, page, size, extend, at)
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, n: c_int, flags: c_int) -> c_int {
    pass!(file, xShmLock, offset, n, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    let inner = inner(file);
    // SAFETY: as in `pass`.
    unsafe {
        if let Some(barrier) = (*(*inner).pMethods).xShmBarrier {
            barrier(inner);
        }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    pass!(file, xShmUnmap, delete)
}
