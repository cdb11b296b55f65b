#pragma once

#include "app/cli/CommandLine.h"
#include "services/release/KeyStore.h"

namespace ph {

/// The keys of the workspace, and those given by hand ("ed25519:…"); Invalid where one of these is none.
Result<KnownKeys> trustedKeys(CommandLine& line, const std::vector<std::string>& given);

} // namespace ph
