#pragma once

#include "services/frames/FrameRequest.h"

namespace ph {

/// The columns of a table, from a look at some of its rows: names, types and roles, with what the request
/// says of them. Errors as readFrame(). Invalid as well where the request names a column that is not there.
Result<FrameSchema> lookAtFrame(const FrameRequest& request, const FrameContext& context = {});

/// Streams a table through `sink`, in memory that does not grow with it (dictionaries of category columns do,
/// up to their limit). Types come from a look at some rows, and are wider where the rest says so; see
/// FrameSink::begin(). NotFound, Forbidden, Storage for the file; Unreadable for what is not of its format,
/// or ends amid a value; Invalid for what is no table or breaks a limit; Unsupported where a library is
/// missing; Cancelled.
Result<FrameReading> readFrame(const FrameRequest& request, FrameSink& sink,
                               const FrameContext& context = {});

struct LoadedFrame {
    Frame frame;
    FrameReading reading;
};

/// The whole table in memory. Invalid where its columns would take more than `maxBytes`.
Result<LoadedFrame> loadFrame(const FrameRequest& request, std::size_t maxBytes,
                              const FrameContext& context = {});

} // namespace ph
