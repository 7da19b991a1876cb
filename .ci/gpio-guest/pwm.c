// SPDX-License-Identifier: GPL-2.0
/* A PWM chip with one output that is wired to nothing, for the test of the control pilot. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pwm.h>

static struct platform_device *device;

static int guest_apply(struct pwm_chip *chip, struct pwm_device *pwm,
		       const struct pwm_state *state)
{
	return 0;
}

static const struct pwm_ops ops = {
	.apply = guest_apply,
	.owner = THIS_MODULE,
};

static struct pwm_chip chip = {
	.ops = &ops,
	.npwm = 1,
};

static int __init guest_init(void)
{
	int ret;

	device = platform_device_register_simple("pwm-guest", -1, NULL, 0);
	if (IS_ERR(device))
		return PTR_ERR(device);
	chip.dev = &device->dev;
	ret = pwmchip_add(&chip);
	if (ret)
		platform_device_unregister(device);
	return ret;
}
module_init(guest_init);

static void __exit guest_exit(void)
{
	pwmchip_remove(&chip);
	platform_device_unregister(device);
}
module_exit(guest_exit);

MODULE_LICENSE("GPL");
