#include "app/AccountName.h"

namespace ph {

QString accountName()
{
    return qEnvironmentVariable("USER", QStringLiteral("pilothouse"));
}

} // namespace ph
