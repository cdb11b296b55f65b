#pragma once

#include <QMap>
#include <QString>

#include <cstdint>

namespace ph {

/// What a pack may ask of whoever opens it. All are refused before anything is unpacked, and hold while it
/// is.
struct PackLimits {
    std::uint64_t fileBytes = 0xffffffff; ///< what a pack can have at all
    int entries = 20'000;
    std::uint64_t contentBytes = std::uint64_t(8) << 30; ///< of all entries, unpacked
    std::uint64_t ratio = 200;                           ///< unpacked to packed, of an entry …
    std::uint64_t ratioFrom = 1 << 20;                   ///< … of more bytes than this; little does no harm
    std::uint64_t manifestBytes = 8 << 20;
    /// The newest version that can be read of each schema; of one that is not named here, whatever it is.
    QMap<QString, int> schemas = {};
};

} // namespace ph
