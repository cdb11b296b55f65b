#pragma once

#include "services/frames/TextSource.h"

namespace ph {

/// An object of JSON a line. Objects inside it are columns "outer.inner"; lists stay JSON text.
class NdjsonSource final : public TextSource {
public:
    static Result<std::unique_ptr<FrameSource>> open(const FrameRequest& request);
    QString format() const override { return QStringLiteral("NDJSON"); }
    void addColumns(const std::vector<std::pair<std::string, std::string>>& found) override;

private:
    using TextSource::TextSource;
    Result<void> learn();
    std::size_t endOfRecords(std::string_view text) const override;
    std::size_t beginOfRecords(std::string_view) const override { return 0; }
    Result<void> split(CellGrid& grid) const override;

    TextDictionary names_; ///< numbered as the columns are
};

} // namespace ph
