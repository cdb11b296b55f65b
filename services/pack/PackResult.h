#pragma once

#include "models/values/Pack.h"
#include "models/values/Result.h"

#include <variant>

namespace ph {

/// Why reading a pack ended: something is wrong with it, or with the disk (or somebody cancelled).
using PackTrouble = std::variant<PackFault, Error>;

template <class T = void>
using PackResult = tl::expected<T, PackTrouble>;

inline tl::unexpected<PackTrouble> flawed(PackFlaw flaw, const QString& entry, const QString& detail = {})
{
    return tl::unexpected<PackTrouble>(PackFault{flaw, entry, detail});
}

inline tl::unexpected<PackTrouble> broken(Error error)
{
    return tl::unexpected<PackTrouble>(std::move(error));
}

/// For who asks for one entry: a fault is a file that cannot be read.
Error errorOf(const PackTrouble& trouble, const QString& path);

} // namespace ph
