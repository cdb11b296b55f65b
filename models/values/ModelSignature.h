#pragma once

#include <QString>

namespace ph {

/// Columns as MLflow writes them (JSON: `[{"name": "amount", "type": "double"}]`), one a line: "amount:
/// double"; "income: double, optional"; "image: tensor float32 (-1, 28, 28)". What is no such list stays as
/// it is.
QString signatureColumns(const QString& json);

} // namespace ph
