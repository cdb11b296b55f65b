#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// The page of a rollout: under way, held and undriven, rolled back, out of reach, being aborted; and what is
/// asked before a rollback. `look` names the pictures.
void photographRollouts(Photographer& camera, const QString& look, QSize size);

} // namespace ph
