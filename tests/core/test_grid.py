from hub.core.grid import gather


def test_points_close_together_become_one():
    assert gather([(57.5, 22.5, 1), (57.6, 22.6, 2), (41.0, -8.0, 3)], zoom=4) == [
        (57.55, 22.55, [1, 2]),
        (41.0, -8.0, [3]),
    ]


def test_a_near_map_keeps_them_apart():
    assert len(gather([(57.5, 22.5, 1), (57.6, 22.6, 2)], zoom=12)) == 2


def test_no_points_no_cells():
    assert gather([], zoom=4) == []
