#pragma once

#include <QtGlobal>

#include <cstddef>

namespace ph::bench {

/// What a process holds in memory now, of what it shares its part: "Pss" of proc(5)'s smaps_rollup. 0 where
/// it is gone.
std::size_t proportionalBytes(qint64 process);
/// The same of it and all that it started, and those in turn.
std::size_t proportionalBytesOfTree(qint64 process);

} // namespace ph::bench
