#pragma once

#include "services/postmortem/Postmortem.h"

namespace ph {

/// The draft as CommonMark with a table for the timeline (GitHub's extension). What people and servers said
/// is escaped: it stays text, and makes neither links nor HTML.
QString postmortemMarkdown(const Postmortem& draft);

} // namespace ph
