#pragma once

#include "models/charts/LineDensity.h"

#include <QImage>

#include <memory>

namespace ph {

/// Lines as an image that follows which of them are wanted: only those that changed are drawn or taken away.
class LineLayer {
public:
    /// Starts empty. `size` is in pixels of the device, as the bundle is.
    void reset(std::shared_ptr<const LineBundle> bundle, QSize size, float thickness);
    /// Draws and takes away at most `most` lines; false where more is to be done.
    bool follow(const std::vector<bool>& wanted, std::size_t most, double opacity);
    const QImage& image() const { return image_; }

private:
    std::shared_ptr<const LineBundle> bundle_;
    LineDensity density_;
    QImage image_;
    std::vector<bool> shown_;
    float thickness_ = 1;
    double opacity_ = -1;
};

} // namespace ph
