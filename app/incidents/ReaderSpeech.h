#pragma once

#include "services/postmortem/Postmortem.h"

namespace ph {

/// In the language of whoever sits here, as the window's screens say it; its times are in UTC, for a
/// postmortem is mailed around.
PostmortemSpeech readerSpeech();

} // namespace ph
