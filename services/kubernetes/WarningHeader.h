#pragma once

#include "services/http/HttpTransport.h"

#include <QStringList>

namespace ph {

/// The texts of a reply's `Warning` headers with code 299, as plain text, each once, in order. One header may
/// hold several; what does not follow the grammar (`299 agent "text"`) is left out.
/// https://www.rfc-editor.org/rfc/rfc7234#section-5.5
QStringList warningsOf(const HttpResponse& response);

} // namespace ph
