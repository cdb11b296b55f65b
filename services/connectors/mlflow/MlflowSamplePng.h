#pragma once

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace ph {

/// A small true-colour picture for the sample's artifacts. Services may not link Qt Gui.
class SamplePicture {
public:
    struct Colour {
        std::uint8_t red = 255, green = 255, blue = 255;
    };

    SamplePicture(int width, int height);
    void fill(int left, int top, int width, int height, Colour colour); ///< clipped
    void line(int x1, int y1, int x2, int y2, Colour colour);
    QByteArray png() const;
    int width() const { return width_; }
    int height() const { return height_; }

private:
    int width_;
    int height_;
    std::vector<Colour> pixels_;
};

} // namespace ph
