#pragma once

#include "services/frames/TextSource.h"

namespace ph {

/// CSV and its relatives. The first record names the columns.
class CsvSource final : public TextSource {
public:
    static Result<std::unique_ptr<FrameSource>> open(const FrameRequest& request);
    QString format() const override { return QStringLiteral("CSV"); }

private:
    using TextSource::TextSource;
    Result<void> readHeader();
    std::size_t endOfRecords(std::string_view text) const override;
    std::size_t beginOfRecords(std::string_view text) const override;
    Result<void> split(CellGrid& grid) const override;

    char separator_ = ',';
};

} // namespace ph
