#pragma once

#include "services/http/HttpTransport.h"

namespace ph {

/// What a server says about its refusal, as one short paragraph of plain text: MLflow's "error_code:
/// message", "detail", "message" or "error" of other JSON bodies, or the visible text of HTML. JSON is parsed
/// by content type only. Not redacted. Empty where the body says nothing.
QString serverMessage(const HttpResponse& response);

/// The visible text of HTML: tags, scripts and styles gone, the common entities decoded, blanks joined.
QString textOfHtml(const QString& html);

} // namespace ph
