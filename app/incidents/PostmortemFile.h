#pragma once

#include "models/values/Result.h"
#include "services/postmortem/Postmortem.h"

namespace ph {

enum class PostmortemFormat { Markdown, Html, Pdf };
/// By a file's ending: .md, .html, .pdf. Unsupported for any other.
Result<PostmortemFormat> postmortemFormat(const QString& file);

/// The draft as bytes of such a file: the page asks the network for nothing, and what people and servers said
/// is text in it. Pdf needs a GUI application object, for its fonts.
QByteArray postmortemBytes(const Postmortem& draft, PostmortemFormat format);

} // namespace ph
