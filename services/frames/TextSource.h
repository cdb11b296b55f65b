#pragma once

#include "services/frames/ByteBlocks.h"
#include "services/frames/FrameSource.h"

namespace ph {

/// A table that is a text file: cut into blocks where records end, so that every block can be split into
/// cells and columns by whichever thread is free.
class TextSource : public FrameSource {
public:
    const FrameSchema& columns() const override { return columns_; }
    QStringList notes() const override;
    bool isParallel() const override { return true; }
    Result<void> rewind() override;
    Result<bool> take(FramePiece& piece, ColumnWriters& to) override;
    Result<void> parse(FramePiece& piece, ColumnWriters& to) const override;
    double share() const override;

protected:
    TextSource(const FrameRequest& request, std::unique_ptr<ByteBlocks> bytes);

    /// npos where no record is complete.
    virtual std::size_t endOfRecords(std::string_view text) const = 0;
    /// What lies before the first record; npos where that is not complete.
    virtual std::size_t beginOfRecords(std::string_view text) const = 0;
    /// grid.bytes into grid.columns cells a row.
    virtual Result<void> split(CellGrid& grid) const = 0;

    /// The first bytes of the file, at least one whole record of it. Empty for an empty file.
    Result<std::string> readHead();
    /// Some records of the head, and some from all over the file, so that what begins only later is seen,
    /// too.
    Result<std::vector<std::string>> samples(std::string head);
    /// The columns' types, and how long a block had better be.
    Result<void> guessTypes(const std::vector<std::string>& samples);

    const FrameRequest& request() const { return request_; }
    FrameSchema columns_;
    QStringList notes_;
    MissingWords missing_;

private:
    FrameRequest request_;
    std::unique_ptr<ByteBlocks> bytes_;
    std::string carry_; ///< the record that the last block ended in
    std::size_t blockBytes_ = std::size_t(1) << 20;
    bool isBeforeRecords_ = true;
    bool isAtEnd_ = false;
};

} // namespace ph
