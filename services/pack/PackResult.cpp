#include "services/pack/PackResult.h"

namespace ph {

Error errorOf(const PackTrouble& trouble, const QString& path)
{
    if (const auto* error = std::get_if<Error>(&trouble))
        return *error;
    const auto& fault = std::get<PackFault>(trouble);
    const auto said = packFlawText(fault.flaw);
    return Error::make(fault.flaw == PackFlaw::Newer ? ErrorKind::Unsupported : ErrorKind::Unreadable, path,
                       fault.detail.isEmpty() ? said : said + u' ' + fault.detail);
}

} // namespace ph
