#pragma once

#include "services/pack/PackFile.h"
#include "services/pack/PackLimits.h"
#include "services/pack/PackResult.h"
#include "services/pack/ZipRecords.h"

#include <vector>

namespace ph {

/// What lies where in a zip file that is written as packs are, in the order of the file. Every byte of it is
/// accounted for: the records are those, and only those, that the entries are written with, and entry lies by
/// entry from the first byte to the directory. So no two readers can see different things in it. Anything
/// else is a fault, with the first reason found. Reads no contents.
PackResult<std::vector<ZipEntry>> readZipDirectory(const PackFile& file, const PackLimits& limits);

/// One entry's name as text; its bytes were found to be UTF-8.
inline QString nameOf(const ZipEntry& entry)
{
    return QString::fromUtf8(entry.name);
}

} // namespace ph
