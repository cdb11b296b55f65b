#pragma once

#include "services/frames/FrameSource.h"
#include "services/frames/LoggedTable.h"

namespace ph {

/// A table as one document of JSON, as training scripts log it; see readLoggedValues().
class JsonSource final : public FrameSource {
public:
    static Result<std::unique_ptr<FrameSource>> open(const FrameRequest& request);
    QString format() const override { return QStringLiteral("JSON"); }
    const FrameSchema& columns() const override { return columns_; }
    QStringList notes() const override { return notes_; }
    Result<void> rewind() override;
    Result<bool> take(FramePiece& piece, ColumnWriters& to) override;

private:
    JsonSource(LoggedTable table, const MissingWords& missing);

    LoggedTable table_;
    FrameSchema columns_;
    QStringList notes_;
    std::size_t given_ = 0;
};

} // namespace ph
