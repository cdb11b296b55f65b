#pragma once

#include "app/cli/CommandLine.h"

namespace ph {

/// A request of a control action as it was tried without effect: exactly what would be sent, what it makes of
/// the object, and what speaks against it.
struct TriedRequest {
    const QString& request;
    const QString& before; ///< the object; empty: there is none
    const QString& after;
    const QStringList& warnings;
};
void showRequest(CommandLine& line, const TriedRequest& tried);
/// `request diff[] warnings[]`.
nlohmann::json requestJson(const TriedRequest& tried);

} // namespace ph
