#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// Data contracts in their states: no contract, the shelf, a text with a mistake, a check, disputes.
void photographContracts(Photographer& camera, const QString& look, QSize size);

} // namespace ph
