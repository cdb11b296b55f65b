#include "models/values/RunsLayout.h"

namespace ph {

RunsLayout RunsLayout::standard()
{
    const auto key = [](const char* name) { return ColumnKey{ColumnKind::Attribute, QLatin1String(name)}; };
    RunsLayout layout;
    layout.columns = {key(attribute::name), key(attribute::status), key(attribute::startTime),
                      key(attribute::duration), key(attribute::user)};
    layout.pinned = {key(attribute::name)};
    layout.sort = {{key(attribute::startTime), Qt::DescendingOrder}};
    return layout;
}

} // namespace ph
