#pragma once

#include "models/values/Error.h"

namespace ph {

/// What an error says, to be said within another sentence: each language in its own.
inline RecordedText recordedDetail(const Error& error)
{
    return RecordedText(error.detail, error.forRecords());
}

} // namespace ph
