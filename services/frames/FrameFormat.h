#pragma once

#include "services/frames/FrameRequest.h"

namespace ph {

/// Of what format a file is: by its first bytes, and where those do not say, by its name. Text that is no
/// JSON is CSV. A lone object or list of JSON is Json, objects on lines of their own are Ndjson. NotFound,
/// Invalid, Forbidden and Storage as ByteBlocks::open(); Unreadable for bytes that are of none.
Result<FrameFormat> recogniseFrame(const QString& path);

} // namespace ph
